package io.rowtally.cli.terminal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as people write it: an instant, a local time, or a local date for its first moment. */
public final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            ZoneId zone = ZoneId.systemDefault();
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time such as 2026-11-23, 2026-11-23T14:00 or 2026-11-23T14:00:00Z");
        }
    }
}
