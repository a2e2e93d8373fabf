package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All detectors, asked about one value. Nothing of a value is kept, and none makes them throw or look at more than its
 * first few hundred characters and the blanks around them. Immutable; any thread.
 */
public final class ValueDetectors {
    private final List<Detector> opaque;
    private final List<Detector> telling;
    private final List<Detector> all;

    /** @param today the last day on which someone can have been born */
    public ValueDetectors(LocalDate today) {
        Days days = new Days(today);
        List<Detector> found = new ArrayList<>();
        List<Detector> resident = ResidentIds.detectors(days);
        found.addAll(resident);
        found.addAll(GreaterChinaIds.detectors());
        found.addAll(ChineseOrganisations.detectors(resident.get(0)));
        found.addAll(Passports.detectors());
        found.addAll(ChinesePhones.detectors());
        found.addAll(InternationalPhones.detectors());
        found.addAll(Emails.detectors());
        found.addAll(PaymentCards.detectors());
        found.addAll(Ibans.detectors());
        found.addAll(IpAddresses.detectors());
        found.addAll(VehiclePlates.detectors());
        found.addAll(EuropeanIds.detectors());
        found.addAll(AmericanIds.detectors());
        found.addAll(AsianIds.detectors(days));
        found.addAll(RussianIds.detectors());
        found.addAll(HanNames.detectors());
        found.addAll(Addresses.detectors());
        found.addAll(BirthDates.detectors(days));
        telling = Collections.unmodifiableList(found);
        opaque = Collections.unmodifiableList(new ArrayList<>(Opaque.detectors()));
        List<Detector> both = new ArrayList<>(telling);
        both.addAll(opaque);
        all = Collections.unmodifiableList(both);
    }

    /** In a fixed order, those of {@link Category#NONE} last. */
    public List<Detector> all() {
        return all;
    }

    /** Those that accept the value; the one that tells it apart from personal data only where no other does. */
    public List<Detector> accepting(@Nullable CharSequence value) {
        return accepting(Value.of(value));
    }

    List<Detector> accepting(Value value) {
        List<Detector> accepting = new ArrayList<>(2);
        if (value.empty()) {
            return accepting;
        }
        Detector masked = opaque.get(0);
        if (masked.accepts(value)) {
            accepting.add(masked);
            return accepting;
        }
        if (!value.cut) {
            for (Detector detector : telling) {
                if (detector.accepts(value)) {
                    accepting.add(detector);
                }
            }
        }
        for (int i = 1; i < opaque.size() && accepting.isEmpty(); i++) {
            if (opaque.get(i).accepts(value)) {
                accepting.add(opaque.get(i));
            }
        }
        return accepting;
    }

    /** The categories whose detectors accept the value, {@link Category#ORG_ID} among them, in their own order. */
    public Set<Category> categories(@Nullable CharSequence value) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        for (Detector detector : accepting(value)) {
            categories.add(detector.category());
        }
        categories.remove(Category.NONE);
        return categories;
    }
}
