package huiyu.insurance.catalogue;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A version of a catalogue, in force from a day until the next version of any code.
 *
 * @param tenantId whose it is: the province's, or a city's own
 * @param sha256 of the file it was imported from
 */
record CatalogueVersion(int tenantId, UUID id, String code, LocalDate validFrom, String document, int items, String sha256) {}
