package org.metaspo.method;

import java.util.List;
import org.metaspo.proposal.Composition;

/** Which changes of a beam are tried in a round. */
interface Edits {
    /**
     * The changes of one round, different prompts each, all of them valid.
     *
     * @param beam at least one prompt
     * @param place of the round
     */
    List<Edit> of(List<Composition> beam, ComponentGains gains, String place);
}
