package io.rowtally.it.bench;

import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** datasource-proxy as one would set it up to count rows: result sets proxied, queries counted, a listener for {@code next()}. */
final class RowCounting {
    private static long rows;

    private RowCounting() {}

    static DataSource around(DataSource source) {
        return ProxyDataSourceBuilder.create(source)
                .proxyResultSet()
                .countQuery()
                .afterMethod(call -> {
                    if (call.getMethod().getName().equals("next") && Boolean.TRUE.equals(call.getResult())) {
                        rows++;
                    }
                })
                .build();
    }

    static long rows() {
        return rows;
    }
}
