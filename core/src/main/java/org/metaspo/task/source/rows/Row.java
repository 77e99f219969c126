package org.metaspo.task.source.rows;

import tools.jackson.databind.JsonNode;

/**
 * One row of a file, whatever its format.
 *
 * @param number counts the file's rows from 0, as data sets number theirs
 * @param place the file and the row's line or number, for messages
 * @param value an object of its columns, where the file is in order; empty cells are null
 */
public record Row(long number, String place, JsonNode value) {}
