package io.rowtally.demo.registry.enterprise;

import java.util.ArrayList;
import java.util.List;

/** The lines of one page and whether the database has more. Filled by one thread. */
final class Listing<T> {

    final List<T> lines = new ArrayList<>();
    boolean more;
}
