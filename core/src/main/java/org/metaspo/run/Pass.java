package org.metaspo.run;

import java.util.List;
import java.util.Optional;
import org.metaspo.call.Ledger;
import org.metaspo.method.CandidateRecord;
import org.metaspo.result.RunResult;

/** One pass over a plan. The same whether answers come from providers, from the journal, or from both. */
sealed interface Pass permits Session, StudySession {
    /** Goes through with it; a stop ends it in order. */
    void run();

    /** What was proposed, in program order. */
    List<CandidateRecord> candidates();

    /** The scorecards on the test items, in order. */
    List<History.TestCard> tests();

    /** What tells readings of the test items apart; empty where they were not read. */
    Optional<String> reading();

    /** What it came to. */
    RunResult result(Ledger ledger, int testReads);
}
