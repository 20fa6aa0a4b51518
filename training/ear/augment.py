"""Makes a clean synthetic clip sound like some room and microphone. Owns noise, and what silence sounds like."""

from __future__ import annotations

import random

import numpy as np
from scipy.signal import fftconvolve, resample_poly

from .voices import RATE


def augment(samples: np.ndarray, rng: random.Random, noisy: float = 0.4) -> np.ndarray:
    """A random chain; each link at its own rate, so that many clips get two or three links. `noisy`: how many get
    noise."""
    if rng.random() < 0.4:
        samples = warp(samples, rng.uniform(0.87, 1.16))
    if rng.random() < 0.35:
        samples = equalize(samples, rng)
    if rng.random() < 0.25:
        samples = reverberate(samples, rng)
    if rng.random() < 0.12:
        samples = band_limit(samples, rng)
    samples = samples * 10 ** rng.uniform(-1.2, 0.3)
    if rng.random() < noisy:
        samples = add_noise(samples, rng, rng.uniform(*rng.choice(((5, 30), (6, 14), (6, 14)))))
    if rng.random() < 0.08:
        limit = float(np.abs(samples).max(initial=1e-4)) * rng.uniform(0.2, 0.7)
        samples = np.clip(samples, -limit, limit)
    return np.clip(samples, -1, 1).astype(np.float32)


def warp(samples: np.ndarray, factor: float) -> np.ndarray:
    """Plays faster or slower: pitch and formants move together, as from a smaller or larger head."""
    return resample_poly(samples, 100, round(100 * factor)).astype(np.float32)


def equalize(samples: np.ndarray, rng: random.Random) -> np.ndarray:
    """A smooth random gain over frequency, up to +-10 dB."""
    spectrum = np.fft.rfft(samples)
    points = np.array([rng.gauss(0, 5) for _ in range(7)])
    gain = np.interp(np.linspace(0, 6, len(spectrum)), np.arange(7), np.clip(points, -10, 10))
    return np.fft.irfft(spectrum * 10 ** (gain / 20), len(samples)).astype(np.float32)


def reverberate(samples: np.ndarray, rng: random.Random) -> np.ndarray:
    """A made-up room: decaying noise behind the direct sound."""
    seconds = rng.uniform(0.12, 0.6)
    n = int(seconds * RATE)
    tail = noise_source(n, rng, "white") * np.exp(-6.9 * np.arange(n) / n)
    tail *= rng.uniform(0.15, 0.8) / max(1e-6, float(np.sqrt((tail**2).sum())))
    tail[0] = 1.0
    wet = fftconvolve(samples, tail)[: len(samples) + n // 3]
    return (wet / max(1e-3, float(np.abs(wet).max())) * 0.6).astype(np.float32)


def band_limit(samples: np.ndarray, rng: random.Random) -> np.ndarray:
    """A telephone, or a microphone with little top."""
    low, high = (300, 3400) if rng.random() < 0.5 else (rng.uniform(20, 150), rng.uniform(3500, 7000))
    spectrum = np.fft.rfft(samples)
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    spectrum[(hertz < low) | (hertz > high)] *= 0.02
    return np.fft.irfft(spectrum, len(samples)).astype(np.float32)


def noise_source(n: int, rng: random.Random, color: str | None = None) -> np.ndarray:
    """Unit-power noise: white, pink, brown, mains hum, keyboard clicks or a fan."""
    generator = np.random.default_rng(rng.getrandbits(32))
    color = color or rng.choice(("white", "pink", "pink", "brown", "hum", "clicks", "fan"))
    white = generator.standard_normal(n)
    if color in ("pink", "brown", "fan"):
        spectrum = np.fft.rfft(white)
        slope = {"pink": 0.5, "brown": 1.0, "fan": 0.7}[color]
        spectrum /= np.maximum(1, np.arange(len(spectrum))) ** slope
        white = np.fft.irfft(spectrum, n)
        if color == "fan":
            white = white * (1 + 0.3 * np.sin(2 * np.pi * rng.uniform(2, 12) * np.arange(n) / RATE))
    elif color == "hum":
        base, t = rng.choice((50, 60)), np.arange(n) / RATE
        white = 0.05 * white + sum(np.sin(2 * np.pi * base * k * t + k) / k for k in (1, 2, 3, 5))
    elif color == "clicks":
        gate = np.zeros(n)
        for _ in range(max(1, int(n / RATE * rng.uniform(2, 8)))):
            at = rng.randrange(n)
            length = min(n - at, rng.randint(80, 500))
            gate[at : at + length] += np.exp(-np.arange(length) / (length / 4))
        white = white * (gate + 0.02)
    return white / max(1e-6, float(np.sqrt(np.mean(white**2))))


def add_noise(samples: np.ndarray, rng: random.Random, decibels: float, color: str | None = None) -> np.ndarray:
    power = (
        float(np.sqrt(np.mean(samples[np.abs(samples) > 0.01 * np.abs(samples).max()] ** 2))) if samples.any() else 0.05
    )
    return (samples + noise_source(len(samples), rng, color) * power * 10 ** (-decibels / 20)).astype(np.float32)


def empty_clip(rng: random.Random) -> np.ndarray:
    """Nothing said: digital silence, room noise, a tone, a click."""
    n = int(rng.uniform(0.5, 9) * RATE)
    kind = rng.random()
    if kind < 0.15:
        return np.zeros(n, np.float32)
    if kind < 0.3:
        tone = np.sin(2 * np.pi * rng.uniform(80, 3000) * np.arange(n) / RATE)
        return (tone * 10 ** rng.uniform(-2.5, -0.5)).astype(np.float32)
    return (noise_source(n, rng) * 10 ** rng.uniform(-4, -1)).astype(np.float32)
