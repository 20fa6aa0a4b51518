/**
 * Owns the names that commands write with a hyphen and people say as two or more words ("port forward"): DATA, the
 * names as written. Never decides: they are mis-hearings like the others (mishearings.ts).
 */

/** Said like this they are hardly ever words of their own. */
export const COMPOUNDS = `
port-forward cluster-info api-resources api-versions set-image kube-system kube-public kube-proxy
ls-files ls-remote ls-tree cat-file rev-parse rev-list merge-base format-patch filter-branch update-index show-ref
for-each-ref symbolic-ref hash-object diff-tree
set-url get-url list-units list-timers list-unit-files list-dependencies is-active is-enabled is-failed set-hostname
set-timezone set-default
dist-upgrade full-upgrade apt-cache apt-mark apt-key apt-file add-apt-repository update-alternatives update-grub
update-initramfs dpkg-reconfigure
ssh-agent pre-commit create-react-app create-next-app ansible-playbook ansible-galaxy ansible-vault redis-cli
redis-server nvidia-smi systemd-analyze firewall-cmd firewall-offline-cmd xdg-open pkg-config clang-format clang-tidy
wg-quick semanage-fcontext xcode-select notify-send docker-machine vue-cli http-server pip-compile site-packages
sites-available sites-enabled linux-headers build-essential
`;

/** As often two words. */
export const FAINT_COMPOUNDS = `
fast-forward dry-run package-lock node-exporter web-server my-app www-data docker-entrypoint read-only add-user
`;
