import { test } from 'vitest';
import { startDesktopApp } from '../desktop/support/desktop-app.ts';
import { startMicrophone } from '../desktop/support/microphone.ts';
import { SPOKEN_COMMANDS } from '../desktop/support/spoken-commands.ts';
import { sleep, startXSession, until } from '../desktop/support/x-session.ts';
import { control } from '../electron/launch-electron.ts';
test('x', async () => {
  const s = await startXSession(); const m = await startMicrophone(s.folder); const app = await startDesktopApp(s, m);
  try {
  await sleep(3000);
  s.run('xdotool','keydown','108');
  await until('sound', () => app.log().some((e) => e.event === 'microphone.began'), 60000);
  await m.say(SPOKEN_COMMANDS[0]!.file);
  s.run('xdotool','keyup','108');
  await until('review', () => app.log().some((e: any) => e.event === 'painted' && e.kind === 'review'), 60000);
  for (let i=0;i<4;i++) { console.log(s.run('xdotool','getwindowfocus'), (await control(app.electron,'windows')).map((w)=>[w.url.slice(-14),w.focused,w.visible,w.nativeId].join())); await sleep(400); }
  s.run('xdotool','key','Escape'); await sleep(2000);
  console.log(await app.preview.locator('#root').innerText());
  s.run('xdotool','key','Escape'); await sleep(4000);
  console.log(await app.preview.locator('#root').innerText());
  } finally { console.log(app.log().map((e)=>JSON.stringify(e)).join('\n')); await app.close(); await m.stop(); await s.stop(); }
});
