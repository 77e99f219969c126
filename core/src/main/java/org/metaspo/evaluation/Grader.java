package org.metaspo.evaluation;

import java.util.List;
import org.metaspo.call.Stage;
import org.metaspo.task.Grade;

/** Says what the responses of a block are worth. */
interface Grader {
    /** One grade per response, in order. */
    List<Grade> grade(Stage stage, String place, List<Response> responses);
}
