/**
 * Owns electron's screen: one display, as large as the X screen when headed. Never moves a window.
 */
import { execFileSync } from 'node:child_process';
import type { Display, Point, Rectangle } from 'electron';
import type { State } from './state.ts';
import { StrictEmitter } from './strict.ts';

function realCursor(): Point | null {
  try {
    const said = execFileSync('xdotool', ['getmouselocation'], { encoding: 'utf8' });
    const [, x, y] = /x:(\d+) y:(\d+)/.exec(said) ?? [];
    return x && y ? { x: Number(x), y: Number(y) } : null;
  } catch {
    return null;
  }
}

type DisplayFacts = Pick<
  Display,
  'bounds' | 'id' | 'internal' | 'label' | 'rotation' | 'scaleFactor' | 'size' | 'workArea' | 'workAreaSize'
>;

export class Screen extends StrictEmitter {
  private readonly state: State;
  private readonly headed: boolean;

  constructor(state: State, headed: boolean) {
    super();
    this.state = state;
    this.headed = headed;
  }

  getPrimaryDisplay(): DisplayFacts {
    const { width, height, scaleFactor } = this.state.screen;
    const bounds = { x: 0, y: 0, width, height };
    const size = { width, height };
    const place = { bounds, workArea: bounds, size, workAreaSize: size };
    return { ...place, id: 1, label: 'double', internal: true, rotation: 0, scaleFactor };
  }

  getAllDisplays = (): DisplayFacts[] => [this.getPrimaryDisplay()];
  getDisplayNearestPoint = (_point: Point): DisplayFacts => this.getPrimaryDisplay();
  getDisplayMatching = (_rectangle: Rectangle): DisplayFacts => this.getPrimaryDisplay();
  getCursorScreenPoint = (): Point => (this.headed ? realCursor() : null) ?? { ...this.state.cursor };
  dipToScreenPoint = (point: Point): Point => point;
  screenToDipPoint = (point: Point): Point => point;
}
