package org.metaspo.testbed;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.metaspo.testbed.world.TaskFiles;

/** Runs a testbed by itself until it is killed. */
public final class Main {
    private Main() {}

    /** Prints the base URL as the first line of the standard output; exits with 2 if an argument is wrong. */
    public static void main(String... arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Arguments.HELP);
            return;
        }
        try {
            Arguments.Launch launch = Arguments.launch(List.of(arguments), System.getenv());
            Testbed testbed = Testbed.start(launch.settings());
            if (launch.world() != null && launch.taskDirectory() != null) {
                TaskFiles.write(launch.world(), launch.taskDirectory(), testbed.baseUrl());
            }
            System.out.println(testbed.baseUrl());
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("testbed: " + e.getMessage());
            System.exit(2);
        }
        new CountDownLatch(1).await();
    }
}
