using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Whence.Articles;
using Whence.Store.Intake.Fetching;
using Whence.Store.Pipeline;
using Whence.Web.Cases;
using Whence.Web.Words;

namespace Whence.Web.Serving;

/// <summary>The two forms that change a case. Each answers with 303, so that reloading repeats nothing.</summary>
internal static class Adding
{
    private const int MostFiles = 200;

    /// <summary>Pasted text, an address or files.</summary>
    public static async Task<IResult> Add(HttpContext http)
    {
        OpenCase open = Routes.Case(http);
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        string text = form["text"].ToString().Trim();
        GivenFacts given = new() { Outlet = Given(form["outlet"]), Published = Day(form["published"]) };
        PipelineCounts? counts = null;
        if (PageFetcher.IsUrl(text) && !text.Any(char.IsWhiteSpace))
        {
            counts = await open.AddUrl(text, given, http.RequestAborted).ConfigureAwait(false);
        }
        else
        {
            var inputs = new List<(string, byte[])>();
            if (text.Length > 0) inputs.Add((OpenCase.PastedName(text), Encoding.UTF8.GetBytes(text)));
            foreach (IFormFile file in form.Files.Where(f => f.Length > 0).Take(MostFiles))
            {
                using MemoryStream copy = new();
                await file.CopyToAsync(copy, http.RequestAborted).ConfigureAwait(false);
                inputs.Add((Path.GetFileName(file.FileName), copy.ToArray()));
            }

            if (inputs.Count > 0) counts = await open.Add(inputs, given, http.RequestAborted).ConfigureAwait(false);
        }

        if (counts is null) return SeeOther(http, "/?said=nothing#add");
        // One article came in: open it. Otherwise the ledger says what became of each.
        if (counts is { Stored: 1, Failed: 0 } && open.Latest(1) is [var newest, ..]) return SeeOther(http, Links.Article(newest.Id));
        return SeeOther(http, counts.Failed > 0 ? "/imports?state=failed&said=some" : counts.Known > 0 && counts.Stored == 0 ? "/imports?said=known" : "/imports?said=done");
    }

    /// <summary>What failed, again.</summary>
    public static async Task<IResult> Retry(HttpContext http)
    {
        PipelineCounts counts = await Routes.Case(http).Retry(http.RequestAborted).ConfigureAwait(false);
        return SeeOther(http, counts.Failed > 0 ? "/imports?state=failed&said=some" : "/imports?said=done");
    }

    /// <summary>What became of it, as words. The address carries a key and never the words themselves.</summary>
    public static string? Words(string? said) => said switch
    {
        "nothing" => "There was nothing to add: paste a text, name a URL or choose a file.",
        "some" => "Some inputs failed; each says why.",
        "known" => "The case has this already.",
        "done" => "Added and read.",
        _ => null,
    };

    /// <summary>303 to <paramref name="address"/>.</summary>
    public static IResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string? Day(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : null;
}
