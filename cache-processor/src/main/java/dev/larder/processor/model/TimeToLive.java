package dev.larder.processor.model;

import java.time.Duration;

/** A positive number of whole milliseconds. */
public record TimeToLive(Duration duration) {}
