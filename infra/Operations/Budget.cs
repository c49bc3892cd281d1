using Amazon.CDK.AWS.Budgets;
using Amazon.CDK.AWS.SNS;
using AudioAspire.Infra.Settings;
using Constructs;

namespace AudioAspire.Infra.Operations;

/// <summary>The month's cost of the whole account: a filter by tag counts nothing until the tag is activated for billing, and would stay silent.</summary>
internal sealed class Budget : Construct
{
    public Budget(Construct scope, ITopic topic, DeploymentSettings settings) : base(scope, "Budget") =>
        _ = new CfnBudget(this, "Monthly", new CfnBudgetProps
        {
            Budget = new CfnBudget.BudgetDataProperty
            {
                BudgetType = "COST",
                TimeUnit = "MONTHLY",
                BudgetLimit = new CfnBudget.SpendProperty { Amount = settings.MonthlyBudget, Unit = "USD" },
            },
            NotificationsWithSubscribers = new[] { Tell(topic, "ACTUAL", 80), Tell(topic, "FORECASTED", 100) },
        });

    static CfnBudget.NotificationWithSubscribersProperty Tell(ITopic topic, string kind, double percent) => new()
    {
        Notification = new CfnBudget.NotificationProperty
        {
            NotificationType = kind,
            ComparisonOperator = "GREATER_THAN",
            Threshold = percent,
            ThresholdType = "PERCENTAGE",
        },
        Subscribers = new[] { new CfnBudget.SubscriberProperty { SubscriptionType = "SNS", Address = topic.TopicArn } },
    };
}
