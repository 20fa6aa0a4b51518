/** Owns the commands to practise: how each is said, and what it writes. Everyday ones, all kinds of symbols. */

export interface Exercise {
  readonly said: string;
  readonly command: string;
}

export const EXERCISES: readonly Exercise[] = [
  { said: 'git status', command: 'git status' },
  { said: 'ls dash l a', command: 'ls -la' },
  { said: 'cd dot dot', command: 'cd ..' },
  { said: 'git push origin main', command: 'git push origin main' },
  { said: 'df dash h', command: 'df -h' },
  { said: 'mkdir dash p src slash components', command: 'mkdir -p src/components' },
  { said: 'cat readme dot md', command: 'cat readme.md' },
  { said: 'docker ps dash a', command: 'docker ps -a' },
  { said: 'npm run build', command: 'npm run build' },
  { said: 'find dot dash name quote star dot txt quote', command: 'find . -name "*.txt"' },
  { said: 'tail dash f slash var slash log slash syslog', command: 'tail -f /var/log/syslog' },
  { said: 'grep dash r error src', command: 'grep -r error src' },
  { said: 'ps aux pipe grep python', command: 'ps aux | grep python' },
  { said: 'chmod seven fifty five deploy dot sh', command: 'chmod 755 deploy.sh' },
  { said: 'tar dash x z f backup dot tar dot gz', command: 'tar -xzf backup.tar.gz' },
  { said: 'git commit dash m quote fix the build quote', command: 'git commit -m "fix the build"' },
  { said: 'sudo systemctl restart nginx', command: 'sudo systemctl restart nginx' },
  { said: 'cp dash r photos slash mnt slash backup', command: 'cp -r photos /mnt/backup' },
  { said: 'kubectl get pods dash n staging', command: 'kubectl get pods -n staging' },
  { said: 'git log dash dash oneline pipe head dash twenty', command: 'git log --oneline | head -20' },
  { said: 'cd tilde slash projects slash website', command: 'cd ~/projects/website' },
  { said: 'pip install dash r requirements dot txt', command: 'pip install -r requirements.txt' },
  { said: 'docker compose up dash d', command: 'docker compose up -d' },
  { said: 'ssh admin at server one dot example dot com', command: 'ssh admin@server1.example.com' },
  { said: 'curl http colon slash slash localhost colon eighty eighty', command: 'curl http://localhost:8080' },
  { said: 'echo dollar path', command: 'echo $PATH' },
  { said: 'git checkout dash b feature slash login', command: 'git checkout -b feature/login' },
  { said: 'sort names dot csv pipe uniq dash c', command: 'sort names.csv | uniq -c' },
  { said: 'make and and make test', command: 'make && make test' },
  { said: 'ping dash c three one nine two dot one six eight dot one dot one', command: 'ping -c 3 192.168.1.1' },
];
