using System.Collections.Frozen;

namespace Whence.Articles.Regions;

/// <summary>
/// Cities that stand alone in datelines: evidence for a dateline in mixed case ("Seoul: ...") and for short capitals ("ROME -").
/// Which place is meant is decided later, in the gazetteer.
/// </summary>
internal static class DatelinePlaces
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "Abidjan", "Abu Dhabi", "Abuja", "Accra", "Addis Ababa", "Aden", "Algiers", "Amman", "Amsterdam", "Ankara", "Antananarivo", "Ashgabat", "Astana",
        "Asuncion", "Athens", "Atlanta", "Auckland", "Baghdad", "Baku", "Bali", "Baltimore", "Bamako", "Bangkok", "Bangui", "Barcelona", "Basra", "Beijing",
        "Beirut", "Belfast", "Belgrade", "Berlin", "Bern", "Bishkek", "Bogota", "Bogotá", "Bonn", "Boston", "Brasilia", "Bratislava", "Brazzaville", "Brussels",
        "Bucharest", "Budapest", "Buenos Aires", "Bujumbura", "Cairo", "Canberra", "Cape Town", "Caracas", "Chennai", "Chicago", "Chisinau", "Cincinnati",
        "Cleveland", "Colombo", "Conakry", "Copenhagen", "Dakar", "Dallas", "Damascus", "Dar es Salaam", "Davos", "Delhi", "Denver", "Detroit", "Dhaka",
        "Djibouti", "Doha", "Donetsk", "Dubai", "Dublin", "Dushanbe", "Edinburgh", "Frankfurt", "Freetown", "Gaza", "Gaza City", "Geneva", "Georgetown",
        "Goma", "Guatemala City", "Hanoi", "Harare", "Havana", "Helsinki", "Hiroshima", "Hong Kong", "Honolulu", "Houston", "Hyderabad", "Indianapolis",
        "Islamabad", "Istanbul", "Jakarta", "Jerusalem", "Johannesburg", "Juba", "Kabul", "Kampala", "Karachi", "Kathmandu", "Khartoum", "Kharkiv", "Kiev",
        "Kigali", "Kingston", "Kinshasa", "Kolkata", "Kuala Lumpur", "Kuwait", "Kuwait City", "Kyiv", "La Paz", "Lagos", "Lahore", "Las Vegas", "Libreville",
        "Lilongwe", "Lima", "Lisbon", "Ljubljana", "Lome", "London", "Los Angeles", "Luanda", "Lusaka", "Luxembourg", "Lviv", "Macau", "Madrid", "Malabo",
        "Male", "Managua", "Manama", "Manila", "Maputo", "Mariupol", "Maseru", "Mecca", "Melbourne", "Mexico City", "Miami", "Milan", "Milwaukee", "Minneapolis",
        "Minsk", "Mogadishu", "Monaco", "Monrovia", "Montevideo", "Montreal", "Moscow", "Mumbai", "Munich", "Muscat", "Nairobi", "Naypyidaw", "N'Djamena",
        "New Delhi", "New Orleans", "New York", "Niamey", "Nicosia", "Nouakchott", "Nuuk", "Odesa", "Odessa", "Oklahoma City", "Osaka", "Oslo", "Ottawa",
        "Ouagadougou", "Panama City", "Paris", "Perth", "Peshawar", "Philadelphia", "Phnom Penh", "Phoenix", "Pittsburgh", "Podgorica", "Port-au-Prince",
        "Port Moresby", "Prague", "Pretoria", "Pristina", "Pyongyang", "Quebec City", "Quetta", "Quito", "Rabat", "Ramallah", "Rangoon", "Reykjavik", "Riga",
        "Rio de Janeiro", "Riyadh", "Rome", "Salt Lake City", "San Antonio", "San Diego", "San Francisco", "San Jose", "San Salvador", "Sanaa", "Santiago",
        "Santo Domingo", "Sao Paulo", "São Paulo", "Sarajevo", "Seattle", "Sendai", "Seoul", "Shanghai", "Simferopol", "Singapore", "Skopje", "Sofia",
        "Srinagar", "St. Louis", "St. Petersburg", "Stockholm", "Strasbourg", "Sydney", "Taipei", "Tallinn", "Tashkent", "Tbilisi", "Tegucigalpa", "Tehran",
        "Tel Aviv", "The Hague", "Thimphu", "Tirana", "Tokyo", "Toronto", "Tripoli", "Tunis", "Ulaanbaatar", "United Nations", "Vaduz", "Valletta", "Vatican City",
        "Vancouver", "Vienna", "Vientiane", "Vilnius", "Warsaw", "Washington", "Wellington", "Windhoek", "Winnipeg", "Yangon", "Yaounde", "Yerevan", "Zagreb",
        "Zurich",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByChars = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words in capitals that open a paragraph like a dateline and are none.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Labels = new[]
    {
        "ADVERTISEMENT", "ALERT", "ANALYSIS", "ANSWER", "BACKGROUND", "BOOK", "BREAKING", "BREAKING NEWS", "BRIEFING", "CAUTION", "CLARIFICATION", "COLUMN",
        "COMMENT", "COMMENTARY", "CORRECTED", "CORRECTION", "COVID", "DISCLAIMER", "EDITORIAL", "EXCLUSIVE", "EXPLAINER", "FACTBOX", "FEATURE", "FILE", "FILE PHOTO",
        "FIRST", "FOCUS", "GALLERY", "IMPORTANT", "INTERVIEW", "INSIGHT", "LATEST", "LEGO", "LISTEN", "LIVE", "NATO", "NOTE", "NOTICE", "OBITUARY", "OPEC", "OPINION", "PHOTO", "PHOTOS",
        "PICTURES", "POLL", "PREVIEW", "PROFILE", "QUESTION", "READ MORE", "REPORT", "REVIEW", "SCORES", "SPOILER ALERT", "SPONSORED", "TIMELINE", "UNESCO", "UNICEF", "UPDATE",
        "UPDATED", "VERDICT", "VIDEO", "WARNING", "WATCH", "WRAPUP", "AUTHOR", "EDITOR", "TODAY", "TONIGHT", "SUMMARY", "SYNOPSIS", "ABSTRACT", "STATUS", "RATING",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether <paramref name="name"/>, or what stands before its first comma or slash, is a city of datelines.</summary>
    public static bool Contains(ReadOnlySpan<char> name)
    {
        int cut = name.IndexOfAny(',', '/');
        return ByChars.Contains((cut < 0 ? name : name[..cut]).Trim());
    }

    /// <summary>Whether <paramref name="capitals"/> is a label such as EXCLUSIVE.</summary>
    public static bool IsLabel(ReadOnlySpan<char> capitals) => Labels.Contains(capitals.Trim());
}
