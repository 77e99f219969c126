package org.metaspo.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which program this is. */
public final class ProgramVersion {
    /**
     * Raised by hand when a decision or a meta prompt changes, so that an earlier run is not resumed by a program that
     * would ask other questions; a golden replay guards it.
     */
    public static final int SEARCH = 5;

    private ProgramVersion() {}

    /** The version of this build. */
    public static String program() {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IllegalStateException("version.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
