/** YAML to a run's plan; every default stands in reference.yaml. */
@NullMarked
package org.metaspo.config;

import org.jspecify.annotations.NullMarked;
