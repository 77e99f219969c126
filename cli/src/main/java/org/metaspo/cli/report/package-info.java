/** {@code report.html}: what a run did, as one page that needs nothing but a browser. */
@NullMarked
package org.metaspo.cli.report;

import org.jspecify.annotations.NullMarked;
