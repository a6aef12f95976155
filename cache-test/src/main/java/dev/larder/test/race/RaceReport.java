package dev.larder.test.race;

/**
 * What a race has found nothing wrong with.
 *
 * @param orders number of different orders of the steps, all of which were run
 */
public record RaceReport(int orders) {}
