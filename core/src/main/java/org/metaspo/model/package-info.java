/** Roles, providers, prices, and what an answer is. The only room that speaks HTTP to models. */
@NullMarked
package org.metaspo.model;

import org.jspecify.annotations.NullMarked;
