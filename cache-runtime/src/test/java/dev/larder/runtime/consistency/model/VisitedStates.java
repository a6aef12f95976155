package dev.larder.runtime.consistency.model;

import java.util.Arrays;

/**
 * The visited states as rows of bytes, each once. They are numbered in the order of their first visit, so that this is the
 * queue of a breadth-first search as well. Rows are compared whole, so that no state is lost to a hash.
 */
final class VisitedStates {

    private static final int CHUNK_BITS = 16;

    private static final int CHUNK = 1 << CHUNK_BITS;

    private final int width;

    private byte[][] chunks = new byte[16][];

    /** The numbers of the rows from which each row was reached. */
    private int[] predecessors = new int[CHUNK];

    /** Numbers of rows plus one, by hash. */
    private int[] table = new int[1 << 12];

    private int size;

    VisitedStates(int width) {
        this.width = width;
    }

    int size() {
        return size;
    }

    int predecessorOf(int number) {
        return predecessors[number];
    }

    void read(int number, byte[] target) {
        System.arraycopy(chunks[number >>> CHUNK_BITS], offset(number), target, 0, width);
    }

    /** Adds a row unless it was seen; returns whether it is new. */
    boolean add(byte[] row, int predecessor) {
        int slot = find(row);
        if (table[slot] != 0) {
            return false;
        }
        append(row, predecessor);
        table[slot] = size;
        if (size * 2 > table.length) {
            rehash();
        }
        return true;
    }

    private int find(byte[] row) {
        int mask = table.length - 1;
        int slot = hash(row, 0) & mask;
        while (table[slot] != 0 && !matches(table[slot] - 1, row)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean matches(int number, byte[] row) {
        int offset = offset(number);
        return Arrays.equals(chunks[number >>> CHUNK_BITS], offset, offset + width, row, 0, width);
    }

    private void append(byte[] row, int predecessor) {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new byte[CHUNK * width];
        }
        if (size == predecessors.length) {
            predecessors = Arrays.copyOf(predecessors, 2 * size);
        }
        System.arraycopy(row, 0, chunks[chunk], offset(size), width);
        predecessors[size] = predecessor;
        size++;
    }

    private void rehash() {
        table = new int[2 * table.length];
        int mask = table.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hash(chunks[number >>> CHUNK_BITS], offset(number)) & mask;
            while (table[slot] != 0) {
                slot = slot + 1 & mask;
            }
            table[slot] = number + 1;
        }
    }

    private int offset(int number) {
        return (number & CHUNK - 1) * width;
    }

    /** Rows differ in few small bytes, so that these have to be spread well. */
    private int hash(byte[] bytes, int offset) {
        long hash = width;
        for (int i = offset; i < offset + width; i++) {
            hash = (hash ^ bytes[i] & 0xff) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash ^ hash >>> 32);
    }
}
