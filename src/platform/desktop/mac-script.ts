/**
 * Owns the script that osascript runs on macOS (JavaScript for Automation): one process that answers a line of JSON
 * with a line of JSON, for as long as its input is open. Frontmost window, activation, keys, pasteboard, secure input.
 * What was in the pasteboard stays in that process until it is put back. Written against Apple's documentation; the
 * project's machines have no macOS, so it was checked there by its syntax and against a stand-in of the Objective-C
 * bridge only.
 */

/** Plain text, ASCII: it is passed as an argument. */
export const MAC_SCRIPT = String.raw`
ObjC.import('AppKit');
ObjC.import('Carbon');
ObjC.import('CoreGraphics');

const KEYS = { LeftMeta: 55, LeftShift: 56, LeftAlt: 58, LeftCtrl: 59, V: 9, Backspace: 51 };
const FLAGS = { LeftMeta: 0x100000, LeftShift: 0x20000, LeftAlt: 0x80000, LeftCtrl: 0x40000 };
const HARDWARE = 1, HID_TAP = 0, ON_SCREEN = 1 | 16, LAST_KEY = 127, MOST_UNITS = 20;
// Caps Lock and Fn may read as held while they are only switched on.
const LATCHED = [57, 63];
const TEXT = 'public.utf8-plain-text', PASSING = 'org.nspasteboard.TransientType';
const pasteboard = $.NSPasteboard.generalPasteboard;
let kept = null, count = -1;

/** What the workspace says of the frontmost program is only current after its events were taken in. */
function settle(seconds) {
  $.NSRunLoop.currentRunLoop.runUntilDate($.NSDate.dateWithTimeIntervalSinceNow(seconds));
}

function windowOf(pid) {
  const list = ObjC.deepUnwrap(ObjC.castRefToObject($.CGWindowListCopyWindowInfo(ON_SCREEN, 0))) || [];
  const first = list.find((one) => one.kCGWindowOwnerPID === pid && one.kCGWindowLayer === 0);
  return first ? first.kCGWindowNumber : 0;
}

function post(code, down, flags, text) {
  const event = $.CGEventCreateKeyboardEvent($(), code, down);
  $.CGEventSetFlags(event, flags);
  if (text !== undefined) {
    const units = $(text).dataUsingEncoding($.NSUTF16LittleEndianStringEncoding);
    $.CGEventKeyboardSetUnicodeString(event, text.length, units.bytes);
  }
  $.CGEventPost(HID_TAP, event);
}

function put(text, passing) {
  const item = $.NSPasteboardItem.alloc.init;
  item.setStringForType($(text), $(TEXT));
  if (passing) item.setStringForType($(''), $(PASSING));
  pasteboard.clearContents;
  pasteboard.writeObjects($([item]));
  count = Number(pasteboard.changeCount);
}

const holds = () => Number(pasteboard.changeCount) === count;

const answers = {
  focused() {
    settle(0.02);
    const app = $.NSWorkspace.sharedWorkspace.frontmostApplication;
    if (app.isNil()) return { pid: 0, bundle: '', name: '', window: 0 };
    const pid = Number(app.processIdentifier);
    const text = (value) => (value.isNil() ? '' : ObjC.unwrap(value));
    return { pid, bundle: text(app.bundleIdentifier), name: text(app.localizedName), window: windowOf(pid) };
  },
  activate({ pid }) {
    const app = $.NSRunningApplication.runningApplicationWithProcessIdentifier(pid);
    if (app.isNil() || app.terminated) return { there: false };
    app.activateWithOptions(2);
    settle(0.02);
    return { there: true };
  },
  held() {
    for (let code = 0; code <= LAST_KEY; code++)
      if (!LATCHED.includes(code) && $.CGEventSourceKeyState(HARDWARE, code)) return { held: true };
    return { held: false };
  },
  press({ keys }) {
    let flags = 0;
    for (const key of keys) post(KEYS[key], true, (flags |= FLAGS[key] || 0));
    for (const key of keys.slice().reverse()) post(KEYS[key], false, (flags &= ~(FLAGS[key] || 0)));
    return {};
  },
  type({ text }) {
    let units = '';
    const flush = () => {
      if (units === '') return;
      post(0, true, 0, units);
      post(0, false, 0, units);
      units = '';
      settle(0.002);
    };
    for (const character of text) {
      if (units.length + character.length > MOST_UNITS) flush();
      units += character;
    }
    flush();
    return {};
  },
  write({ text }) {
    put(text, false);
    return {};
  },
  lend({ text, most }) {
    const items = [];
    let bytes = 0;
    const found = pasteboard.pasteboardItems;
    for (let at = 0; !found.isNil() && at < Number(found.count); at++) {
      const item = found.objectAtIndex(at), formats = [];
      for (let of = 0; of < Number(item.types.count); of++) {
        const type = item.types.objectAtIndex(of), data = item.dataForType(type);
        if (data.isNil()) continue;
        bytes += Number(data.length);
        if (bytes > most) return { lent: false };
        formats.push([type, data]);
      }
      items.push(formats);
    }
    kept = items;
    put(text, true);
    return { lent: true };
  },
  holds({ text }) {
    const back = pasteboard.stringForType($(TEXT));
    return { holds: holds() && !back.isNil() && ObjC.unwrap(back) === text };
  },
  giveBack() {
    if (kept !== null && holds()) {
      pasteboard.clearContents;
      const objects = kept.map((formats) => {
        const item = $.NSPasteboardItem.alloc.init;
        for (const [type, data] of formats) item.setDataForType(data, type);
        return item;
      });
      if (objects.length > 0) pasteboard.writeObjects($(objects));
    }
    kept = null;
    return {};
  },
  keep({ text }) {
    kept = null;
    if (holds()) put(text, false);
    return {};
  },
  secure() {
    return { secure: Boolean($.IsSecureEventInputEnabled()) };
  },
};

function answer(line) {
  const asked = JSON.parse(line);
  try {
    return { id: asked.id, ok: true, value: answers[asked.what](asked) };
  } catch (error) {
    return { id: asked.id, ok: false, why: String(error) };
  }
}

const ascii = (text) => text.replace(/[^\x00-\x7f]/g, (unit) => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0'));

function run() {
  const input = $.NSFileHandle.fileHandleWithStandardInput, output = $.NSFileHandle.fileHandleWithStandardOutput;
  for (let rest = ''; ; ) {
    const data = input.availableData;
    if (Number(data.length) === 0) return;
    rest += ObjC.unwrap($.NSString.alloc.initWithDataEncoding(data, $.NSASCIIStringEncoding));
    const lines = rest.split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const text = $(ascii(JSON.stringify(answer(line))) + '\n');
      output.writeData(text.dataUsingEncoding($.NSASCIIStringEncoding));
    }
  }
}
`;
