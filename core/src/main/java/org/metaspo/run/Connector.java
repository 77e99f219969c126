package org.metaspo.run;

import org.metaspo.model.ModelSettings;
import org.metaspo.model.Provider;
import org.metaspo.model.Role;

/** Port: reaches the model of a role. */
@FunctionalInterface
public interface Connector {
    /**
     * Makes a provider ready; the run closes it.
     *
     * @throws org.metaspo.problem.BadInputException unknown provider, missing key, no weights for a local model
     */
    Provider connect(Role role, ModelSettings settings) throws InterruptedException;
}
