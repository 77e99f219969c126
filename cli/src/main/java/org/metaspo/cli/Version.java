package org.metaspo.cli;

import org.metaspo.run.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The versions of this program and of what it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "metaspo " + ProgramVersion.program(),
            "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + "), "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
