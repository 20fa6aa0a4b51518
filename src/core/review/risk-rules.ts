/**
 * Owns the risk patterns that need no more than a command's name, subcommands, flags and operands: DATA. To add one,
 * add a line here and a case to tests/recorded/risks.jsonl. Deleting, permissions, disks and SQL are judged in their
 * own files.
 */
import type { RiskLevel } from './risk.ts';

export interface RiskRule {
  readonly code: string;
  readonly level: RiskLevel;
  /** Command and subcommands; names that mean the same are joined by '|'. */
  readonly run: string;
  /** One of these flags must be there ('-f' is found inside '-df' too). */
  readonly flags?: string;
  /** And one of these. */
  readonly also?: string;
  /** None of these. */
  readonly unless?: string;
  /** Some operand after the subcommands must look like this. */
  readonly operand?: RegExp;
  /** That operand stands last, behind something else: -1 in `kill -9 -1`, not in `kill -1 99`. */
  readonly behind?: boolean;
  /** No operand may look like this. */
  readonly notOperand?: RegExp;
  /** Consequence first, at most 60 characters. */
  readonly message: string;
  /** Safer form: the flag (or operand, or subcommand) that caused it is replaced by this; '' drops it. */
  readonly swap?: string;
  /** Safer form: this is added at the command's end. */
  readonly add?: string;
}

/** Flags that take the next word, before a subcommand, so that the subcommand is found behind them. */
export const VALUE_FLAGS: Readonly<Record<string, string>> = {
  git: '-C -c --git-dir --work-tree --namespace',
  docker: '-H --host -c --context --config -l --log-level -f --file -p --project-name --profile --env-file',
  'docker-compose': '-f --file -p --project-name --profile --env-file --project-directory',
  podman: '--url --connection',
  kubectl: '-n --namespace --context --kubeconfig --cluster -s --server --user -l --selector -f --filename',
  helm: '-n --namespace --kube-context --kubeconfig',
  aws: '--profile --region --output --endpoint-url',
  gcloud: '--project --account --configuration --zone --region',
  systemctl: '-t --type -s --signal -H --host -M --machine -n --lines -o --output -p --property --root',
  redis: '-h -p -a -n',
  'redis-cli': '-h -p -a -n -u --user --pass',
  mysqladmin: '-u -h -P -S --user --host',
  crontab: '-u',
  npm: '--prefix -w --workspace',
  terraform: '',
  ip: '-n -netns -family -f',
  iptables: '-t -w --table',
  ip6tables: '-t -w --table',
};

const SUDO = 'Runs with the rights of root or another user.';
const CLOUD = 'Deletes it in the cloud, for everyone, at once.';
const DOWN = 'Stops the machine and everything that runs on it.';

// biome-ignore format: one rule a line
export const RISK_RULES: readonly RiskRule[] = [
  // Disks and volumes
  { code: 'format-disk', level: 'critical', run: 'mkfs|newfs|mke2fs|mkswap|mkdosfs', message: 'Erases the disk: it is formatted anew.' },
  { code: 'format-disk', level: 'critical', run: 'wipefs', unless: '-n --no-act', message: 'Can erase the signatures: the disk is not found again.', add: '--no-act' },
  { code: 'format-disk', level: 'critical', run: 'blkdiscard', message: 'Erases every block of the disk.' },
  { code: 'format-disk', level: 'critical', run: 'diskutil eraseDisk|eraseVolume|partitionDisk|zeroDisk|secureErase|reformat', message: 'Erases the disk: it is formatted anew.' },
  { code: 'format-disk', level: 'critical', run: 'diskutil apfs deleteContainer|deleteVolume', message: 'Deletes the volume and everything on it.' },
  { code: 'format-disk', level: 'critical', run: 'cryptsetup luksFormat|erase', message: 'Erases the disk: its keys are written anew.' },
  { code: 'format-disk', level: 'critical', run: 'zpool destroy', message: 'Destroys the pool and every file in it.' },
  { code: 'format-disk', level: 'critical', run: 'zfs destroy', message: 'Destroys the dataset and every file in it.' },
  { code: 'format-disk', level: 'critical', run: 'sgdisk', flags: '-Z -z -o --zap-all --zap --clear', message: 'Erases the partition table of the disk.' },
  { code: 'format-disk', level: 'critical', run: 'parted', operand: /^(mklabel|mktable|rm)$/, message: 'Rewrites the partition table of the disk.' },
  { code: 'format-disk', level: 'critical', run: 'badblocks', flags: '-w', message: 'Overwrites every block of the disk.' },
  { code: 'format-disk', level: 'critical', run: 'shred', operand: /^\/dev\/(?!shm\/)/, message: 'Overwrites the whole disk.' },
  { code: 'remove-volume', level: 'high', run: 'lvremove|vgremove|pvremove', message: 'Removes the volume and everything on it.' },
  { code: 'shred-file', level: 'high', run: 'shred|srm', notOperand: /^\/dev\/(?!shm\/)/, message: 'Destroys the content for good: nothing brings it back.' },

  // Infrastructure
  { code: 'destroy-infrastructure', level: 'critical', run: 'terraform|tofu|terragrunt|pulumi|cdk|cdktf|sls|serverless destroy', message: 'Destroys everything that this project manages.' },
  { code: 'destroy-infrastructure', level: 'critical', run: 'terraform|tofu|terragrunt apply', flags: '-destroy --destroy', message: 'Destroys everything that this project manages.' },
  { code: 'destroy-infrastructure', level: 'critical', run: 'terragrunt run-all destroy', message: 'Destroys everything that these projects manage.' },
  { code: 'destroy-infrastructure', level: 'high', run: 'vagrant destroy', message: 'Deletes the machine and everything on it.' },
  { code: 'apply-unseen', level: 'high', run: 'terraform|tofu|terragrunt apply', flags: '-auto-approve --auto-approve', unless: '-destroy --destroy', message: 'Changes live resources without showing the plan.', swap: '' },
  { code: 'delete-cluster-objects', level: 'critical', run: 'kubectl|oc delete ns|namespace|namespaces|pv|persistentvolume|persistentvolumes|project|crd', unless: '--dry-run', message: 'Deletes it with everything inside.', add: '--dry-run=client' },
  { code: 'delete-cluster-objects', level: 'critical', run: 'kubectl|oc delete', operand: /^(ns|namespaces?|pv|persistentvolumes?)\/./, unless: '--dry-run', message: 'Deletes it with everything inside.', add: '--dry-run=client' },
  { code: 'delete-cluster-objects', level: 'critical', run: 'kubectl|oc delete', flags: '--all', unless: '--dry-run', message: 'Deletes every object of this kind.', add: '--dry-run=client' },
  { code: 'delete-cluster-objects', level: 'high', run: 'kubectl|oc delete pvc|persistentvolumeclaim|persistentvolumeclaims|deployment|deployments|deploy|statefulset|statefulsets|sts|node|nodes|secret|secrets', unless: '--dry-run --all', message: 'Deletes it from the cluster.', add: '--dry-run=client' },
  { code: 'drain-node', level: 'high', run: 'kubectl|oc drain', unless: '--dry-run', message: 'Moves every pod away from the node.', add: '--dry-run=client' },
  { code: 'uninstall-release', level: 'high', run: 'helm uninstall|delete|del|un', unless: '--dry-run', message: 'Removes the release and its resources.', add: '--dry-run' },
  { code: 'delete-bucket', level: 'critical', run: 'aws s3 rb', message: 'Deletes the bucket.' },
  { code: 'delete-bucket', level: 'critical', run: 'gsutil rb', message: 'Deletes the bucket.' },
  { code: 'delete-bucket', level: 'critical', run: 'gcloud storage buckets delete', message: 'Deletes the bucket.' },
  { code: 'delete-bucket', level: 'critical', run: 'aws s3api delete-bucket', message: 'Deletes the bucket.' },
  { code: 'delete-cloud', level: 'high', run: 'aws s3 rm', flags: '--recursive', unless: '--dryrun', message: 'Deletes every object under this prefix.', add: '--dryrun' },
  { code: 'delete-cloud', level: 'high', run: 'aws s3 sync', flags: '--delete', unless: '--dryrun', message: 'Deletes what the source does not have.', add: '--dryrun' },
  { code: 'delete-cloud', level: 'high', run: 'gsutil rm', flags: '-r -R', message: 'Deletes every object under this prefix.' },
  { code: 'delete-cloud', level: 'high', run: 'aws ec2 terminate-instances', unless: '--dry-run', message: CLOUD, add: '--dry-run' },
  { code: 'delete-cloud', level: 'high', run: 'aws rds delete-db-instance|delete-db-cluster', message: CLOUD },
  { code: 'delete-cloud', level: 'high', run: 'aws cloudformation delete-stack', message: CLOUD },
  { code: 'delete-cloud', level: 'high', run: 'aws dynamodb delete-table', message: CLOUD },
  { code: 'delete-cloud', level: 'high', run: 'aws lambda delete-function', message: CLOUD },
  { code: 'delete-cloud', level: 'critical', run: 'gcloud projects delete', message: CLOUD },
  { code: 'delete-cloud', level: 'high', run: 'gcloud compute instances delete', message: CLOUD },
  { code: 'delete-cloud', level: 'high', run: 'gcloud sql instances delete', message: CLOUD },
  { code: 'delete-cloud', level: 'high', run: 'gcloud container clusters delete', message: CLOUD },
  { code: 'delete-cloud', level: 'critical', run: 'az group delete', message: CLOUD },
  { code: 'delete-cloud', level: 'high', run: 'az vm|webapp|aks|storage delete', message: CLOUD },
  { code: 'delete-cloud', level: 'high', run: 'heroku apps:destroy|destroy|pg:reset', message: CLOUD },
  { code: 'delete-cloud', level: 'critical', run: 'gh repo delete', message: 'Deletes the repository, for everyone, at once.' },

  // Databases without SQL
  { code: 'drop-database', level: 'critical', run: 'dropdb', message: 'Drops the database with all its data.' },
  { code: 'drop-database', level: 'critical', run: 'mysqladmin drop', message: 'Drops the database with all its data.' },
  { code: 'drop-database', level: 'critical', run: 'redis-cli flushall|FLUSHALL|flushdb|FLUSHDB', message: 'Deletes every key of the database.' },
  { code: 'drop-database', level: 'critical', run: 'rails|rake|bin/rails db:drop|db:reset', message: 'Drops the database with all its data.' },
  { code: 'drop-database', level: 'critical', run: 'php artisan migrate:fresh|db:wipe|migrate:reset', message: 'Drops every table with all its data.' },
  { code: 'drop-database', level: 'high', run: 'pg_restore', flags: '-c --clean', message: 'Drops objects before it restores them.' },

  // Git
  { code: 'git-reset-hard', level: 'high', run: 'git reset', flags: '--hard', message: 'Throws away all changes that are not committed.', swap: '--keep' },
  { code: 'git-clean', level: 'high', run: 'git clean', flags: '-f --force', unless: '-n --dry-run', message: 'Deletes files that git does not know.', add: '-n' },
  { code: 'git-discard', level: 'high', run: 'git checkout', flags: '--', message: 'Throws away changes in these files.' },
  { code: 'git-discard', level: 'high', run: 'git checkout', operand: /^(\.|:\/|\*)$/, unless: '--', message: 'Throws away changes in these files.' },
  { code: 'git-discard', level: 'high', run: 'git checkout', flags: '-f --force', unless: '--', message: 'Throws away changes in these files.', swap: '' },
  { code: 'git-discard', level: 'high', run: 'git switch', flags: '-f --force --discard-changes', message: 'Throws away changes in these files.', swap: '' },
  { code: 'git-discard', level: 'high', run: 'git restore', unless: '--staged -S', message: 'Throws away changes in these files.' },
  { code: 'git-discard', level: 'high', run: 'git restore', flags: '--worktree -W', message: 'Throws away changes in these files.' },
  { code: 'git-stash-lost', level: 'high', run: 'git stash drop', message: 'Throws away stashed changes.', swap: 'show' },
  { code: 'git-stash-lost', level: 'high', run: 'git stash clear', message: 'Throws away stashed changes.', swap: 'list' },
  { code: 'git-force-push', level: 'high', run: 'git push', flags: '-f --force', unless: '-n --dry-run', message: 'Overwrites what others pushed to this branch.', swap: '--force-with-lease' },
  { code: 'git-force-push', level: 'high', run: 'git push', operand: /^\+./, message: 'Overwrites what others pushed to this branch.' },
  { code: 'git-force-push', level: 'high', run: 'git push', flags: '--mirror --prune', message: 'Deletes remote branches that are not here.', add: '--dry-run', unless: '-n --dry-run' },
  { code: 'git-remote-delete', level: 'high', run: 'git push', flags: '-d --delete', message: 'Deletes the branch for everyone.' },
  { code: 'git-remote-delete', level: 'high', run: 'git push', operand: /^:./, message: 'Deletes the branch for everyone.' },
  { code: 'git-branch-delete', level: 'high', run: 'git branch', flags: '-f --force', also: '-d --delete', message: 'Deletes the branch even if it is not merged.', swap: '' },
  { code: 'git-branch-delete', level: 'high', run: 'git branch', flags: '-D', message: 'Deletes the branch even if it is not merged.', swap: '-d' },
  { code: 'git-discard', level: 'high', run: 'git rm', flags: '-f --force', unless: '--cached -n --dry-run', message: 'Deletes these files with their changes.' },
  { code: 'git-rewrite', level: 'high', run: 'git filter-branch|filter-repo', message: 'Rewrites the whole history.' },
  { code: 'git-rewrite', level: 'high', run: 'git reflog expire|delete', message: 'Throws away the way back to old commits.' },
  { code: 'git-rewrite', level: 'high', run: 'git gc', flags: '--prune', message: 'Throws away the way back to old commits.' },
  { code: 'git-rewrite', level: 'high', run: 'git update-ref', flags: '-d', message: 'Deletes the reference.' },

  // Containers
  { code: 'container-prune', level: 'high', run: 'docker|podman system|volume|image|container|network|builder|buildx prune', message: 'Deletes everything that is not in use.' },
  { code: 'container-prune', level: 'high', run: 'docker|podman volume rm|remove', message: 'Deletes the volume and its data.' },
  { code: 'compose-volumes', level: 'high', run: 'docker|podman compose down', flags: '-v --volumes', message: 'Deletes the volumes and their data.', swap: '' },
  { code: 'compose-volumes', level: 'high', run: 'docker-compose|podman-compose down', flags: '-v --volumes', message: 'Deletes the volumes and their data.', swap: '' },

  { code: 'mount-root', level: 'notice', run: 'docker|podman run', operand: /^(-v|--volume=)?\/:\/|source=\/,/, message: 'Gives the container the whole disk.' },

  // Files
  { code: 'recursive-delete', level: 'high', run: 'rimraf|rmtree|del-cli', message: 'Deletes the folder and everything in it.' },
  { code: 'rsync-delete', level: 'high', run: 'rsync', flags: '--delete --delete-before --delete-during --delete-after --delete-delay --delete-excluded --del', unless: '-n --dry-run', message: 'Deletes files that the source does not have.', add: '--dry-run' },
  { code: 'mirror-delete', level: 'high', run: 'rclone sync|delete|purge', unless: '-n --dry-run', message: 'Deletes what the source does not have.', add: '--dry-run' },
  { code: 'delete-backup', level: 'high', run: 'borg|restic delete|forget|prune', unless: '-n --dry-run', message: 'Deletes backups.', add: '--dry-run' },
  { code: 'move-to-null', level: 'high', run: 'mv', operand: /^\/dev\/null$/, message: 'Destroys the file, or the null device if root.' },
  { code: 'edit-in-place', level: 'notice', run: 'sed|gsed', flags: '-i --in-place', message: 'Changes the files themselves.', swap: '-i.bak' },
  { code: 'edit-in-place', level: 'notice', run: 'perl|ruby', flags: '-i', message: 'Changes the files themselves.' },
  { code: 'overwrite-file', level: 'notice', run: 'tee', unless: '-a --append', operand: /^(?!\/dev\/(null|stderr|stdout|tty)$|[<>]\()./, message: 'Replaces the file if it exists.' },
  { code: 'overwrite-file', level: 'notice', run: 'truncate', message: 'Cuts the file to this size.' },

  // Services, users, network
  { code: 'stop-service', level: 'high', run: 'systemctl stop|disable|mask|kill|isolate', message: 'Stops what others may be using.' },
  { code: 'stop-service', level: 'high', run: 'service * stop', message: 'Stops what others may be using.' },
  { code: 'stop-service', level: 'high', run: 'launchctl unload|bootout|remove|stop|disable', message: 'Stops what others may be using.' },
  { code: 'stop-service', level: 'high', run: 'rc-service * stop', message: 'Stops what others may be using.' },
  { code: 'shutdown', level: 'high', run: 'shutdown', unless: '-c --show -k', message: DOWN },
  { code: 'shutdown', level: 'high', run: 'reboot|halt|poweroff', unless: '--help', message: DOWN },
  { code: 'shutdown', level: 'high', run: 'systemctl reboot|poweroff|halt|kexec|rescue|emergency|suspend|hibernate', message: DOWN },
  { code: 'shutdown', level: 'high', run: 'init|telinit 0|1|6', message: DOWN },
  { code: 'remove-cron', level: 'high', run: 'crontab', flags: '-r', message: 'Deletes all scheduled jobs without asking.', swap: '-l' },
  { code: 'replace-cron', level: 'notice', run: 'crontab', operand: /^[^-]|^-$/, unless: '-l -e -r', message: 'Replaces all scheduled jobs.' },
  { code: 'delete-user', level: 'high', run: 'userdel', flags: '-r --remove', message: 'Deletes the user and the home folder.' },
  { code: 'delete-user', level: 'high', run: 'deluser', flags: '--remove-home --remove-all-files', message: 'Deletes the user and the home folder.' },
  { code: 'replace-groups', level: 'notice', run: 'usermod', flags: '-G --groups', unless: '-a --append', message: 'Takes the user out of all other groups.', swap: '-aG' },
  { code: 'firewall-open', level: 'high', run: 'iptables|ip6tables', flags: '-F --flush -X', message: 'Removes the firewall rules.' },
  { code: 'firewall-open', level: 'high', run: 'ufw disable|reset', message: 'Turns the firewall off.' },
  { code: 'firewall-open', level: 'high', run: 'nft flush', message: 'Removes the firewall rules.' },
  { code: 'firewall-open', level: 'high', run: 'setenforce 0|Permissive', message: 'Turns SELinux off.' },
  { code: 'network-down', level: 'high', run: 'ifconfig * down', message: 'Cuts the network: you may lose this connection.' },
  { code: 'network-down', level: 'high', run: 'ip link|l set * down', message: 'Cuts the network: you may lose this connection.' },
  { code: 'network-down', level: 'high', run: 'ip link|l set dev * down', message: 'Cuts the network: you may lose this connection.' },
  { code: 'network-down', level: 'high', run: 'nmcli networking|n off', message: 'Cuts the network: you may lose this connection.' },
  { code: 'kill-all', level: 'high', run: 'kill', operand: /^-1$/, behind: true, message: 'Ends every process that you may end.' },
  { code: 'kill-hard', level: 'notice', run: 'kill', flags: '-9 -KILL -SIGKILL', message: 'Ends it at once: nothing is saved.', swap: '-15' },
  { code: 'kill-hard', level: 'notice', run: 'kill', flags: '-s -n', operand: /^((SIG)?KILL|9)$/, message: 'Ends it at once: nothing is saved.' },
  { code: 'kill-hard', level: 'notice', run: 'pkill|killall|skill', flags: '-9 -KILL -SIGKILL', message: 'Ends all of them at once: nothing is saved.', swap: '-15' },
  { code: 'remove-package', level: 'notice', run: 'apt|apt-get|aptitude|dnf|yum|zypper remove|purge|autoremove|erase', unless: '-s --simulate --dry-run', message: 'Removes packages and what depends on them.' },
  { code: 'remove-package', level: 'notice', run: 'pacman', flags: '-R -Rs -Rns --remove', message: 'Removes packages and what depends on them.' },
  { code: 'publish', level: 'notice', run: 'npm|yarn|pnpm|cargo|poetry|uv publish', unless: '--dry-run', message: 'Publishes it for everyone to see.', add: '--dry-run' },
  { code: 'clear-history', level: 'notice', run: 'history', flags: '-c', message: 'Forgets the commands of this session.' },

  // What runs something else
  { code: 'sudo', level: 'notice', run: 'sudo|doas|pkexec', message: SUDO },
  { code: 'sudo', level: 'notice', run: 'su', message: 'Runs with the rights of another user.' },
  { code: 'eval', level: 'notice', run: 'eval', message: 'Runs text as a command.' },
];
