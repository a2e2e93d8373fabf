package io.rowtally.cli.export;

import io.rowtally.cli.log.LogLine;
import java.io.PrintWriter;

/** Elastic Common Schema: the log's own lines to the byte, so that their seals still hold. */
final class EcsFormat implements ExportFormat {
    @Override
    public boolean wants(String action) {
        return true;
    }

    @Override
    public void write(LogLine line, PrintWriter out) {
        out.print(line.json());
        out.print('\n');
    }
}
