package org.metaspo.task.source.imports;

import org.metaspo.task.source.catalogue.DataSource;

/**
 * An item that may be picked: what decides on it, without its texts.
 *
 * @param pool the part that its file feeds
 * @param order SHA-256(seed, id): its place in the order
 * @param id the item's id
 * @param group items of a group stay in one part
 * @param question SHA-256 of its trimmed question
 * @param answers SHA-256 of its answers
 * @param spot where it was read
 */
record Candidate(
        DataSource.Part pool, String order, String id, String group, String question, String answers, Spot spot) {
    /**
     * Where an item was read.
     *
     * @param file the file's number, from 0
     * @param row the row's number in it, from 0; in a sampled file the offset of its line
     * @param index the item's number within the row, from 0
     */
    record Spot(int file, long row, int index) {}
}
