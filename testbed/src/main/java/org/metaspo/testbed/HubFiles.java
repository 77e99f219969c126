package org.metaspo.testbed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The hub's routes for facts and files, the host of its large files, and hosts with plain files. */
record HubFiles(Hub hub) {
    private static final Pattern FACTS = Pattern.compile("api/datasets/([^/]+/[^/]+)/revision/([^/]+)");
    private static final Pattern FILE = Pattern.compile("datasets/([^/]+/[^/]+)/resolve/([^/]+)/(.+)");

    HubAnswer answer(HubCall call, @Nullable String authorization) {
        Matcher facts = FACTS.matcher(call.path());
        Matcher file = FILE.matcher(call.path());
        if (!facts.matches() && !file.matches()) {
            return HubAnswer.error(404, "EntryNotFound", "There is no such page.");
        }
        Matcher asked = facts.matches() ? facts : file;
        String id = asked.group(1);
        String moved = hub.renamed().get(id);
        if (moved != null) {
            return HubAnswer.redirect(307, "/" + Hub.HOST + "/" + call.path().replace(id, moved));
        }
        HubDataset dataset = hub.datasets().get(id);
        if (dataset == null) {
            return HubAnswer.error(authorization == null ? 401 : 404, "RepoNotFound", "Repository not found");
        }
        String revision = decoded(asked.group(2));
        if (!hub.revisions().contains(revision) && !revision.equals(dataset.commit())) {
            return HubAnswer.error(404, "RevisionNotFound", "Invalid rev id: " + revision);
        }
        return facts.matches() ? facts(dataset) : file(dataset, decoded(file.group(3)), call, authorization);
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static HubAnswer facts(HubDataset dataset) {
        ObjectNode facts = JsonMapper.shared().createObjectNode();
        facts.put("id", dataset.id()).put("sha", dataset.commit()).put("private", false);
        if (dataset.gated()) {
            facts.put("gated", "auto");
        } else {
            facts.put("gated", false);
        }
        if (dataset.licence() != null) {
            facts.putObject("cardData").put("license", dataset.licence());
        }
        ArrayNode files = facts.putArray("siblings");
        dataset.files().keySet().forEach(path -> files.addObject().put("rfilename", path));
        dataset.large().keySet().forEach(path -> files.addObject().put("rfilename", path));
        return HubAnswer.json(facts);
    }

    private HubAnswer file(HubDataset dataset, String path, HubCall call, @Nullable String authorization) {
        if (dataset.gated() && authorization == null) {
            return HubAnswer.error(401, "GatedRepo", "Access to this data set is restricted. Please log in.");
        }
        if (dataset.gated() && !("Bearer " + hub.token()).equals(authorization)) {
            return HubAnswer.error(403, "GatedRepo", "Your account has not accepted the terms of this data set.");
        }
        byte[] bytes = dataset.bytes(path).orElse(null);
        if (bytes == null) {
            return HubAnswer.error(404, "EntryNotFound", "Entry not found");
        }
        HubAnswer answer;
        if (dataset.large().containsKey(path)) {
            String sum = Draw.sha256(bytes);
            answer = HubAnswer.redirect(302, hub.cdnUrl() + "/" + dataset.id() + "/" + sum)
                    .plus(Map.of("X-Linked-Etag", "\"" + sum + "\""));
        } else {
            answer = HubAnswer.file(bytes, HubDataset.gitTag(bytes), call.range());
        }
        return answer.plus(Map.of("X-Repo-Commit", dataset.commit(), "X-Linked-Size", Integer.toString(bytes.length)));
    }

    HubAnswer largeFile(HubCall call) {
        String sum = call.path().substring(call.path().lastIndexOf('/') + 1);
        return hub.datasets().values().stream()
                .flatMap(dataset -> dataset.large().values().stream())
                .filter(bytes -> Draw.sha256(bytes).equals(sum))
                .findFirst()
                .map(bytes -> HubAnswer.file(bytes, sum, call.range()))
                .orElseGet(() -> HubAnswer.error(403, "AccessDenied", "The link has expired."));
    }

    HubAnswer site(HubCall call) {
        byte[] bytes = hub.sites().get(call.host() + "/" + decoded(call.path()));
        return bytes == null
                ? HubAnswer.error(404, "NotFound", "There is no such file.")
                : HubAnswer.file(bytes, "v" + Arrays.hashCode(bytes), call.range());
    }
}
