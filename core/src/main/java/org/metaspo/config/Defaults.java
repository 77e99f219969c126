package org.metaspo.config;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lays a configuration over the defaults of {@code reference.yaml}: of all, of its providers, of its method. */
final class Defaults {
    private Defaults() {}

    /** The configuration with every key that it leaves out. */
    static ObjectNode under(ObjectNode own) {
        ObjectNode defaults = ConfigTree.defaults();
        ObjectNode complete = ConfigTree.over(defaults, own);
        for (String role : List.of("task", "optimizer", "judge")) {
            completeModel(complete, defaults, own, role);
        }
        completeMethod(complete, defaults, own);
        complete.remove("providers");
        complete.remove("methods");
        return complete;
    }

    /** Lays a role's keys over its provider's defaults, and those over the role's; without keys there is no model. */
    private static void completeModel(ObjectNode complete, ObjectNode defaults, ObjectNode own, String role) {
        ObjectNode all = (ObjectNode) complete.path("models");
        if (!(own.path("models").path(role) instanceof ObjectNode ofRole)) {
            all.remove(role);
            return;
        }
        String provider = ofRole.path("provider").asString("");
        if (defaults.path("providers").path(provider) instanceof ObjectNode ofProvider) {
            ObjectNode byRole = (ObjectNode) defaults.path("models").path(role);
            all.set(role, ConfigTree.over(ConfigTree.over(byRole, ofProvider), ofRole));
        }
    }

    /** Lays the method's keys over the defaults of method and schedule, and those over the defaults of all methods. */
    private static void completeMethod(ObjectNode complete, ObjectNode defaults, ObjectNode own) {
        if (!(complete.path("method") instanceof ObjectNode method)) {
            return;
        }
        ObjectNode ofMethods = group(defaults, "methods");
        ObjectNode ofAll = group(defaults, "method");
        ObjectNode ofOwn = group(own, "method");
        String name = method.path("name").asString("");
        ObjectNode ofName = group(ofMethods, name);
        String schedule = ConfigTree.over(ConfigTree.over(ofAll, ofName), ofOwn)
                .path("schedule")
                .asString("");
        ObjectNode chosen = ofAll;
        for (ObjectNode group :
                List.of(group(ofMethods, "any/" + schedule), ofName, group(ofMethods, name + "/" + schedule), ofOwn)) {
            chosen = ConfigTree.over(chosen, group);
        }
        complete.set("method", chosen);
    }

    private static ObjectNode group(ObjectNode tree, String key) {
        return tree.path(key) instanceof ObjectNode group ? group : JsonNodeFactory.instance.objectNode();
    }
}
