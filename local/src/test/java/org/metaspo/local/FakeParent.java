package org.metaspo.local;

import java.nio.file.Path;
import org.metaspo.local.child.ChildCommand;
import org.metaspo.local.child.FakeChild;

/** Launches a child, says its process id, and stays. */
final class FakeParent {
    private FakeParent() {}

    public static void main(String[] arguments) throws Exception {
        ChildCommand command = new ChildCommand(Path.of("none"), "tiny", 1, false, FakeChild.class.getName());
        SupervisedChild child = SupervisedChild.start(command::onPort, (step, done, total) -> {});
        System.out.println("child " + child.child().pid());
        Thread.currentThread().join();
    }
}
