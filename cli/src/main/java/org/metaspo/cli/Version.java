package org.metaspo.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, as the build wrote it down. */
final class Version implements IVersionProvider {
    /** Such as {@code 0.1.0}. */
    static String ofProgram() throws IOException {
        try (InputStream text = Version.class.getResourceAsStream("version.txt")) {
            if (text == null) {
                throw new FileNotFoundException("org/metaspo/cli/version.txt is missing from the program's jar");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {
            "metaspo " + ofProgram(),
            "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + "), "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
