using Microsoft.AspNetCore.Http;
using Whence.Store.Database;
using Whence.Web.Pages;

namespace Whence.Web.Serving;

/// <summary>The page of what left this machine, the form of the label, and the question before a restricted case is exported.</summary>
internal static class Leaving
{
    public static Drawn Page(HttpContext http) =>
        Drawn.Page<CasePage>(Routes.View(http), ("Requests", Routes.Case(http).Requests(CasePage.PageSize, http.Asked("after"))), ("Said", http.Asked("said") == "labelled" ? "The case is labelled anew." : null));

    public static async Task<IResult> Label(HttpContext http)
    {
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        if (!Enum.TryParse(form["label"], ignoreCase: true, out Sensitivity label) || !Enum.IsDefined(label)) return Adding.SeeOther(http, "/case");
        string reason = form["reason"].ToString().Trim();
        Routes.Case(http).SetLabel(label, reason.Length == 0 ? null : reason);
        return Adding.SeeOther(http, "/case?said=labelled");
    }

    /// <summary>A file with the label of the case in it. Of a restricted case it is given to who says so a second time, and programs by sure=yes.</summary>
    public static IResult Export(HttpContext http, Func<Sensitivity, IResult> file)
    {
        Sensitivity label = Routes.Case(http).Label;
        return label == Sensitivity.Restricted && http.Asked("sure") != "yes"
            ? Drawn.Page<ExportPage>(StatusCodes.Status403Forbidden, Routes.View(http))
            : file(label);
    }
}
