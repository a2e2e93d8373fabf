package io.rowtally.instrument.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.rowtally.bridge.Origin;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class SourceOriginsTest {
    private final SourceOrigins sources = new SourceOrigins();
    private int asked;

    private Origin ask(Object dataSource) {
        asked++;
        String url = ((JdbcDataSource) dataSource).getURL();
        return url == null || url.isEmpty() ? null : new Origin(url, null, null);
    }

    private static JdbcDataSource source(String url) {
        JdbcDataSource source = new JdbcDataSource();
        if (url != null) {
            source.setURL(url);
        }
        return source;
    }

    @Test
    void aDataSourceIsAskedOnceHoweverOftenItHandsOutConnections() {
        JdbcDataSource one = source("one");
        JdbcDataSource two = source("two");

        Origin first = sources.of(one, this::ask);
        assertSame(first, sources.of(one, this::ask));
        assertEquals("two", sources.of(two, this::ask).system);

        assertEquals(2, asked);
    }

    @Test
    void thatADataSourceHasNoUrlIsRememberedToo() {
        JdbcDataSource silent = source(null);

        assertNull(sources.of(silent, this::ask));
        assertNull(sources.of(silent, this::ask));

        assertEquals(1, asked);
    }

    @Test
    void aDataSourceIsNotHeld() {
        WeakReference<Object> held = new WeakReference<>(source("gone"));
        sources.of(held.get(), this::ask);

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (held.get() != null && System.nanoTime() < end) {
            System.gc();
        }
        assertNull(held.get(), "held");

        sources.of(source("next"), this::ask);
        assertEquals(2, asked);
    }
}
