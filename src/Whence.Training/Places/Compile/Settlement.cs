namespace Whence.Training.Places.Compile;

/// <summary>A populated place of the packages.</summary>
/// <param name="GeonamesId">GeoNames id, 0 when unknown.</param>
/// <param name="Name">The name in GeoNames.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Admin1">Code of the first-level unit inside the country.</param>
/// <param name="Admin2">Code of the second-level unit inside the first, empty when unknown.</param>
/// <param name="Feature">GeoNames feature code: PPL, PPLC ...; empty when unknown.</param>
/// <param name="Population">0 when unknown.</param>
internal sealed record Settlement(int GeonamesId, string Name, string Country, string Admin1, string Admin2, string Feature, long Population, double Latitude, double Longitude);
