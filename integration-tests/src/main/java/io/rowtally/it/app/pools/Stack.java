package io.rowtally.it.app.pools;

import io.rowtally.it.app.Access;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Layers one upon another, named from the application's side: {@code hikari/p6spy/druid}. */
public final class Stack implements Access {
    private final List<Layer> fromBelow = new ArrayList<>();

    /** @param layers their names, with slashes */
    public Stack(String layers) {
        for (String name : layers.split("/")) {
            fromBelow.add(0, Layers.named(name));
        }
    }

    @Override
    public Opened to(String url, String user, String password) throws Exception {
        Built built = new Built();
        Below below = Below.driver(url, user, password);
        for (Layer layer : fromBelow) {
            below = layer.over(below);
            if (below.layer() != null) {
                built.sources.add(0, below.layer());
            }
        }
        return built;
    }

    /** What is closed from above. */
    private static final class Built implements Opened {
        private final List<DataSource> sources = new ArrayList<>();

        @Override
        public DataSource source() {
            return sources.get(0);
        }

        @Override
        public void close() throws Exception {
            for (DataSource source : sources) {
                if (source instanceof AutoCloseable) {
                    ((AutoCloseable) source).close();
                } else if (hasClose(source)) {
                    Beans.call(source, "close");
                }
            }
        }

        private static boolean hasClose(DataSource source) {
            try {
                source.getClass().getMethod("close");
                return true;
            } catch (NoSuchMethodException e) {
                return false;
            }
        }
    }
}
