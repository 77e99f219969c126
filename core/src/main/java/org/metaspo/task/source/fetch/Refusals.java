package org.metaspo.task.source.fetch;

import java.net.URI;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.OutageException;

/** What a refusal means, and what helps. The hub answers 401 both for gated data sets and for ids that do not exist. */
final class Refusals {
    private Refusals() {}

    /** A refusal by the hub, of a data set or a file of it. */
    static RuntimeException byHub(String dataset, URI address, boolean token, StatusException e) {
        String page = "https://" + Hosts.HUB + "/datasets/" + dataset;
        String terms = "Accept the terms on " + page + " in a browser, and set HF_TOKEN to a token of that account.";
        return switch (e.status()) {
            case 401 ->
                e.code().equals("GatedRepo")
                        ? bad(address, "The data set asks its readers to accept its terms.", terms, e)
                        : bad(
                                address,
                                token ? "The hub does not take the token." : "The hub has no such public data set.",
                                (token ? "Check HF_TOKEN, and that" : "Check that")
                                        + " the id is right; if the data set is private or gated, accept its terms on "
                                        + page + " and set HF_TOKEN.",
                                e);
            case 403 -> bad(address, "Access is refused: " + e.getMessage() + ".", terms, e);
            case 404 -> missing(address, page, e);
            default -> other(address, e);
        };
    }

    private static RuntimeException missing(URI address, String page, StatusException e) {
        return switch (e.code()) {
            case "RevisionNotFound" ->
                bad(address, "The data set has no such revision.", "See " + page + "/commits for those it has.", e);
            case "EntryNotFound" ->
                bad(
                        address,
                        "The data set no longer has this file.",
                        "See " + page + "/tree/main; a newer MetaSPO may know its new name, or fetch it yourself and"
                                + " import it with --from FILE.",
                        e);
            default ->
                bad(address, "There is no such data set.", "Check the id, or whether it was renamed: " + page, e);
        };
    }

    /** A refusal by another host. */
    static RuntimeException byHost(URI address, StatusException e) {
        return e.status() == 404 || e.status() == 410
                ? bad(
                        address,
                        "The file is no longer there.",
                        "Fetch it from elsewhere and import it with --from FILE, or name a mirror by METASPO_MIRROR.",
                        e)
                : other(address, e);
    }

    private static RuntimeException other(URI address, StatusException e) {
        return e.status() >= 500
                ? new OutageException(address.toString(), "It answered " + e.getMessage() + ".", "Try again later.", e)
                : bad(address, "It answered " + e.getMessage() + ".", "Check the address, proxies and mirrors.", e);
    }

    private static BadInputException bad(URI address, String what, String remedy, StatusException cause) {
        return new BadInputException(address.toString(), what, remedy, cause);
    }
}
