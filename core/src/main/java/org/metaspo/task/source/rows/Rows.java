package org.metaspo.task.source.rows;

import java.util.Iterator;

/** A file's rows in its order, read as they are asked for; close it at the end. */
public interface Rows extends Iterator<Row>, AutoCloseable {
    /** Lets go of the file. */
    @Override
    void close();
}
