/** HTTP as every room that speaks it needs it: the client's set-up, the way through a proxy, waits that a server asks for. */
@NullMarked
package org.metaspo.http;

import org.jspecify.annotations.NullMarked;
