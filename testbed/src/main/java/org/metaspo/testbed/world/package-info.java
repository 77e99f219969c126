/** The synthetic world: models whose truth is known, to measure how well a prompt search finds it. See docs/world.md. */
@NullMarked
package org.metaspo.testbed.world;

import org.jspecify.annotations.NullMarked;
