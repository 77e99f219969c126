package org.metaspo.local.child;

import java.util.List;
import java.util.Map;

/** Keeps the child's manners without a model: noisy, ends at once on a prompt with "die", or right away if told so. */
public final class FakeChild {
    private FakeChild() {}

    public static void main(String[] arguments) throws Exception {
        ChildOptions options = ChildOptions.parse(arguments);
        String key = ParentWatch.begin(System.in);
        System.out.println("llama.cpp says a lot");
        if (options.name().startsWith("exit-")) {
            System.err.println("libgomp.so.1: cannot open shared object file");
            Runtime.getRuntime().halt(Integer.parseInt(options.name().substring("exit-".length())));
        }
        FakeModel model = new FakeModel(Map.of());
        Engine mortal = order -> {
            if (order.prompt().contains("die")) {
                System.err.println("GGML_ASSERT failed");
                Runtime.getRuntime().halt(134);
            }
            return model.generate(order);
        };
        ChatServer server = new ChatServer(options.port(), key, options.name(), model, List.of(mortal));
        System.out.println("noise without an end of line " + ChildMain.READY + " " + server.port());
    }
}
