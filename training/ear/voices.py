"""Synthetic voices: espeak-ng, flite, festival (Debian), joe (Piper) and, for tests only, heart (hibari). Owns the
engines.

Every engine returns float32 mono at 16 kHz, peak 0.6. `draw` picks a training voice; the held-out ones are never drawn.
"""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Collection
from pathlib import Path

import numpy as np
from scipy.signal import resample_poly

RATE = 16000
TEST_VOICES = ("flite:rms", "espeak:en-us+Annie", "espeak:en-gb+m7", "heart:")  # never trained on
# They choose the share of averaging.
DEV_VOICES = ("festival:ked", "espeak:en-us+steph3", "espeak:en-gb+Denis", "espeak:en-gb-x-rp+f5")
VARIANTS = """adam Alex Alicia Andrea Andy antonio aunty belinda benjamin boris caleb david Diogo ed edward edward2 Gene Gene2
Gustave Henrique Hugo iven iven2 iven3 iven4 Jacky john kaukovalta Lee linda Marcelo Marco Mario Max Michael michel Miguel Mike
Nguyen Pablo paul Pedro quincy RicishayMax rob robert steph steph2 Storm travis victor Zac anika f1 f2 f3 f4 m1 m2 m3 m4 m5 m6
m8 klatt klatt2 klatt3 klatt4 grandpa grandma norbert sandro shelby""".split()
ACCENTS = "en-us en-us en-us en-us-nyc en-gb en-gb-x-rp en-gb-scotland en-gb-x-gbclan en-gb-x-gbcwmd en-029".split()
FESTIVAL = {"slt_hts": "voice_cmu_us_slt_arctic_hts", "kal": "voice_kal_diphone", "ked": "voice_ked_diphone"}
# share of each training voice; the natural ones (recorded speakers) weigh most
SHARES = {"espeak": 0.29, "flite:awb": 0.14, "flite:slt": 0.13, "flite:kal16": 0.04, "flite:kal": 0.01,
          "festival:slt_hts": 0.11, "festival:kal": 0.02, "joe:": 0.26}  # fmt: skip


def draw(rng: random.Random, engines: Collection[str]) -> str:
    """A training voice of one of these engines."""
    names = [n for n in SHARES if n.partition(":")[0] in engines]
    if not names:
        raise RuntimeError("no speech engine found: install espeak-ng, flite or festival")
    while True:
        name = rng.choices(names, [SHARES[n] for n in names])[0]
        if name == "espeak":
            name = f"espeak:{rng.choice(ACCENTS)}" + (f"+{rng.choice(VARIANTS)}" if rng.random() < 0.85 else "")
        if name not in TEST_VOICES and name not in DEV_VOICES:
            return name


class Voices:
    """Speaks words. `joe` and `heart` are folders that hold the unpacked wheels; festival runs as one process."""

    def __init__(self, joe: Path | None = None, heart: Path | None = None) -> None:
        self._joe_folder, self._heart_folder = joe, heart
        self._joe = self._heart = None
        self._festival: subprocess.Popen[str] | None = None
        self._scratch = tempfile.TemporaryDirectory(prefix="ear-festival-")

    @property
    def engines(self) -> frozenset[str]:
        """The engines on this machine that may train: joe only with its folder, heart never."""
        programs = {"espeak": "espeak-ng", "flite": "flite", "festival": "festival"}
        found = {engine for engine, program in programs.items() if shutil.which(program)}
        return frozenset(found | ({"joe"} if self._joe_folder else set()))

    def say(self, words: str, voice: str, rng: random.Random, plain: bool = False) -> np.ndarray:
        """`plain`: the engine's own rate and pitch; else both vary."""
        engine, _, name = voice.partition(":")
        rate = 1.0 if plain else rng.uniform(0.82, 1.28)
        speak = {"espeak": self._say_espeak, "flite": self._say_flite, "festival": self._say_festival,
                 "joe": self._say_joe, "heart": self._say_heart}[engine]  # fmt: skip
        samples, sample_rate = speak(words, name, rate, rng, plain)
        return trimmed(at_16k(samples, sample_rate))

    def _say_espeak(
        self, words: str, name: str, rate: float, rng: random.Random, plain: bool
    ) -> tuple[np.ndarray, int]:
        gap = [] if plain or rng.random() < 0.75 else ["-g", str(rng.randint(1, 8))]
        pitch = "50" if plain else str(rng.randint(20, 80))
        command = ["espeak-ng", "-v", name, "-s", str(int(165 * rate)), "-p", pitch, *gap, "--stdout", words]
        return read_wav(subprocess.run(command, capture_output=True, check=True).stdout)

    def _say_flite(self, words: str, name: str, rate: float, rng: random.Random, plain: bool) -> tuple[np.ndarray, int]:
        pitch = [] if plain else ["--setf", f"int_f0_target_mean={rng.uniform(85, 200):.0f}"]
        stretch = f"duration_stretch={1 / rate:.2f}"
        command = ["flite", "-voice", name, "--setf", stretch, *pitch, "-t", words, "-o", "/dev/stdout"]
        return read_wav(subprocess.run(command, capture_output=True, check=True).stdout)

    def _say_festival(
        self, words: str, name: str, rate: float, rng: random.Random, plain: bool
    ) -> tuple[np.ndarray, int]:
        if self._festival is None:
            self._festival = subprocess.Popen(
                ["festival", "--pipe"],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        out, done = Path(self._scratch.name, "out.wav"), Path(self._scratch.name, "done")
        out.unlink(missing_ok=True)
        done.unlink(missing_ok=True)
        assert self._festival.stdin is not None and '"' not in words
        self._festival.stdin.write(
            f"({FESTIVAL[name]})\n(Parameter.set 'Duration_Stretch {1 / rate:.2f})\n"
            f'(utt.save.wave (utt.synth (Utterance Text "{words}")) "{out}" \'riff)\n(fclose (fopen "{done}" "w"))\n'
        )
        self._festival.stdin.flush()
        deadline = time.monotonic() + 10
        while not done.exists():
            time.sleep(0.002)
            if time.monotonic() > deadline:
                self._festival.kill()
                self._festival = None
                raise RuntimeError(f"festival gave no answer for {words!r}")
        return read_wav(out.read_bytes())

    def _say_joe(self, words: str, name: str, rate: float, rng: random.Random, plain: bool) -> tuple[np.ndarray, int]:
        from piper import SynthesisConfig

        if self._joe is None:
            self._joe = _load_piper(self._joe_folder)
        config = SynthesisConfig() if plain else SynthesisConfig(
            length_scale=1 / rate, noise_scale=rng.uniform(0.4, 0.9), noise_w_scale=rng.uniform(0.5, 1.1)
        )  # fmt: skip
        chunks = list(self._joe.synthesize(words, config))
        return np.concatenate([c.audio_float_array for c in chunks]), chunks[0].sample_rate

    def _say_heart(self, words: str, name: str, rate: float, rng: random.Random, plain: bool) -> tuple[np.ndarray, int]:
        if self._heart is None:
            sys.path.insert(0, str(self._heart_folder))
            from hibari import Hibari

            self._heart = Hibari()
        return np.asarray(self._heart(words, seed=rng.randint(0, 1 << 30)), np.float32), 24000


def _load_piper(folder: Path | None):  # noqa: ANN202 - piper has no types
    import onnxruntime
    from piper import PiperVoice

    if folder is None:
        raise ValueError("the voice joe needs --joe FOLDER (the unpacked wheel)")
    model = next(folder.rglob("en_US-joe-medium.onnx"))
    voice = PiperVoice.load(model)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    voice.session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return voice


def read_wav(data: bytes) -> tuple[np.ndarray, int]:
    """16-bit mono; engines that write to a pipe leave a wrong length in the header, so the data runs to the end."""
    with wave.open(io.BytesIO(data)) as reader:
        rate = reader.getframerate()
    start = data.index(b"data") + 8
    body = data[start : start + (len(data) - start) // 2 * 2]
    return np.frombuffer(body, "<i2").astype(np.float32) / 32768, rate


def at_16k(samples: np.ndarray, rate: int) -> np.ndarray:
    if rate != RATE:
        step = np.gcd(rate, RATE)
        samples = resample_poly(samples, RATE // step, rate // step)
    return (samples / max(1e-3, float(np.abs(samples).max(initial=0))) * 0.6).astype(np.float32)


def trimmed(samples: np.ndarray, level: float = 0.008) -> np.ndarray:
    """Without the silence before and after, a fiftieth of a second kept."""
    loud = np.flatnonzero(np.abs(samples) > level)
    if loud.size == 0:
        return samples[:0]
    return samples[max(0, loud[0] - 320) : loud[-1] + 320]
