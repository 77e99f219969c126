package org.metaspo.task.source.fetch;

import java.net.URI;
import java.util.Optional;

/**
 * A file to fetch.
 *
 * @param address its public address; with a commit in it where its host has commits
 * @param pinned whether the address can only ever mean this content
 * @param size in bytes, -1 where the host does not say
 * @param tag names the content, for a host that does not pin; empty where it has none
 * @param checksum of the content, where the host states one
 */
public record RemoteFile(URI address, boolean pinned, long size, String tag, Optional<Checksum> checksum) {}
