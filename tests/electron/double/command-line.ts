/** Owns app.commandLine: the switches that Chromium is started with. */
import type { CommandLine as ElectronCommandLine } from 'electron';

export class CommandLine implements ElectronCommandLine {
  readonly switches = new Map<string, string>();

  appendSwitch(name: string, value = ''): void {
    this.switches.set(name, value);
  }

  appendArgument(value: string): void {
    this.switches.set(value.replace(/^--/, ''), '');
  }

  hasSwitch = (name: string): boolean => this.switches.has(name);
  getSwitchValue = (name: string): string => this.switches.get(name) ?? '';

  removeSwitch(name: string): void {
    this.switches.delete(name);
  }
}
